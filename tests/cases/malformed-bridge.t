vnet-neigh frob ! vnet-neigh has no verb 'frob' @12
vnet-neigh add ! which neighbour? say its address @16
vnet-neigh add 10.0.0.1 ! which interface? say 'dev NAME' @25
vnet-neigh add dev eth0 ! which neighbour? say its address @25
vnet-neigh add 10.0.0.1 dev ! 'dev' needs a value: DEV @29
vnet-neigh add 10.0.0.1 dev eth0 lladdr ! 'lladdr' needs a value: MAC @41
vnet-neigh add 10.0.0.1 dev eth0 lladdr 02:00:00 ! '02:00:00' is not a MAC address @41
vnet-neigh add 10.0.0.1 dev eth0 lladdr nonsense ! 'nonsense' is not a MAC address @41
vnet-neigh add 10.0.0.256 dev eth0 ! '10.0.0.256' is not an IP address: 256 is more than 255 @16
vnet-neigh add 10.0.0 dev eth0 ! '10.0.0' is not an IPv4 address: it has 3 bytes, not 4 @16
vnet-neigh add 10.0.0.1/24 dev eth0 ! '10.0.0.1/24' has a prefix length: 10.0.0.1/24 takes none @16
vnet-neigh add fd00::1::2 dev eth0 ! 'fd00::1::2' is not an IPv6 address @16
vnet-neigh add 10.0.0.1 10.0.0.2 dev eth0 ! unknown word '10.0.0.2' after '10.0.0.1' @25
vnet-neigh add 10.0.0.1 proxy 10.0.0.2 dev eth0 ! '10.0.0.1' and 'proxy' set the same thing @25
vnet-neigh add 10.0.0.1 dev eth0 dev v0 ! 'dev' and 'dev' set the same thing @34
vnet-neigh add 10.0.0.1 dev eth0 nud ! 'nud' needs a value: STATE @38
vnet-neigh add 10.0.0.1 dev eth0 nud frob ! nud cannot be 'frob': it takes permanent|reachable|noarp|none|stale|incomplete|delay|probe|failed @38
vnet-neigh add 10.0.0.1 dev eth0 nud 3 ! nud cannot be '3': a state is one bit @38
vnet-neigh add 10.0.0.1 dev eth0 nud 256 ! 256 is out of range: nud takes 0..128 @38
vnet-neigh add 10.0.0.1 dev eth0 protocol frob ! there is no protocol 'frob' @43
vnet-neigh add 10.0.0.1 dev eth0 protocol 256 ! 256 is out of range: protocol takes 0..255 @43
vnet-neigh add 10.0.0.1 dev eth0 lladr 02:00:00:00:00:01 ! unknown word 'lladr' after 'eth0' @34
vnet-neigh add proxy ! 'proxy' needs a value: ADDR @22
vnet-neigh -4 add fd00::1 dev eth0 ! 'fd00::1' is an IPv6 address, -4 asks for IPv4 @19
vnet-neigh -6 add 10.0.0.1 dev eth0 ! '10.0.0.1' is an IPv4 address, -6 asks for IPv6 @19
vnet-neigh show to ! 'to' needs a value: PREFIX @20
vnet-neigh show to 10.0.0.0/33 ! '10.0.0.0/33' has a wrong prefix length: '33' @20
vnet-neigh show nud frob ! nud cannot be 'frob': it takes permanent|reachable|noarp|none|stale|incomplete|delay|probe|failed|all @21
vnet-neigh show nud ! 'nud' needs a value: permanent|reachable|noarp|none|stale|incomplete|delay|probe|failed|all|NUMBER @21
vnet-neigh show master br0 nomaster ! 'master' and 'nomaster' set the same thing @28
vnet-neigh show frob frob ! 'frob' is not an IP address @17
vnet-neigh flush ! flush which neighbours? @18
vnet-neigh get ! which neighbour? say its address @16
vnet-neigh get 10.0.0.1 ! which interface? say 'dev NAME' @25
vnet-neigh get 10.0.0.1 dev eth0 lladdr 02:00:00:00:00:01 ! unknown word 'lladdr' after 'eth0' @34
vnet-bridge frob ! vnet-bridge has no verb 'frob' @13
vnet-bridge fdb frob ! vnet-bridge fdb has no verb 'frob' @17
vnet-bridge fdb add ! which MAC address? @21
vnet-bridge fdb add 02:00:00:00:00:01 ! which interface? say 'dev NAME' @39
vnet-bridge fdb add dev eth0 ! which MAC address? @30
vnet-bridge fdb add 02:00:00:00:00 dev eth0 ! '02:00:00:00:00' is not a MAC address @21
vnet-bridge fdb add 02:00:00:00:00:01:02 dev eth0 ! '02:00:00:00:00:01:02' is not a MAC address @21
vnet-bridge fdb add 02:00:00:00:00:01 02:00:00:00:00:02 dev eth0 ! unknown word '02:00:00:00:00:02' after '02:00:00:00:00:01' @39
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 local static ! 'local' and 'static' set the same thing @54
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 vlan 0 ! 0 is out of range: vlan takes 1..4094 @53
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 vlan 4095 ! 4095 is out of range: vlan takes 1..4094 @53
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 dst 10.0.0 ! '10.0.0' is not an IPv4 address: it has 3 bytes, not 4 @52
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 dst 10.0.0.1 port 0 ! 0 is out of range: port takes 1..65535 @66
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 dst 10.0.0.1 port 65536 ! 65536 is out of range: port takes 1..65535 @66
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 dst 10.0.0.1 vni 16777216 ! 16777216 is out of range: vni takes 0..16777215 @65
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 dst 10.0.0.1 nhid 5 ! 'nhid' and 'dst' exclude each other @48
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 nhid 5 vni 7 ! 'nhid' and 'vni' exclude each other @55
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 nhid 0 ! 0 is out of range: nhid takes 1..4294967295 @53
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 self self ! 'self' and 'self' set the same thing @53
vnet-bridge fdb add 02:00:00:00:00:01 dev eth0 stiky ! unknown word 'stiky' after 'eth0' @48
vnet-bridge fdb show state frob ! state cannot be 'frob': it takes permanent|static|temp|stale|reachable|dynamic|all @28
vnet-bridge fdb show vlan x ! 'x' is not a number @27
vnet-bridge fdb get dev eth0 ! which MAC address? @30
vnet-bridge fdb get 02:00:00:00:00:01 ! where? say 'dev NAME' or 'br NAME' @39
vnet-bridge fdb flush ! flush which entries? say 'dev NAME' @23
vnet-bridge fdb flush dev br0 static nostatic ! 'static' and 'nostatic' exclude each other @38
vnet-bridge fdb flush dev br0 sticky nosticky ! 'sticky' and 'nosticky' exclude each other @38
vnet-bridge fdb flush dev br0 vlan 4096 ! 4096 is out of range: vlan takes 0..4095 @36
vnet-bridge vlan add ! which bridge port? say 'dev NAME' @22
vnet-bridge vlan add vid 5 ! which bridge port? say 'dev NAME' @28
vnet-bridge vlan add dev eth0 ! which VLAN? say 'vid N' @31
vnet-bridge vlan add vid 0 dev eth0 ! 0 is out of range: vid takes 1..4094 @26
vnet-bridge vlan add vid 4095 dev eth0 ! 4095 is out of range: vid takes 1..4094 @26
vnet-bridge vlan add vid 20-10 dev eth0 ! '20-10' is no range: the second number is to be larger @26
vnet-bridge vlan add vid 10-10 dev eth0 ! '10-10' is no range: the second number is to be larger @26
vnet-bridge vlan add vid 10- dev eth0 ! '10-' is no range: say N or N-M @26
vnet-bridge vlan add vid 10-20 dev eth0 pvid ! one VLAN only can be the pvid, not 10-20 @41
vnet-bridge vlan add vid 10-20 dev eth0 tunnel_info id 1-3 ! 11 VLANs need as many tunnel ids, not 3 @41
vnet-bridge vlan add vid 10 dev eth0 tunnel_info 5 ! 'tunnel_info' takes 'id N[-M]', not '5' @50
vnet-bridge vlan add vid 10 dev eth0 tunnel_info id ! 'tunnel_info' needs a value: id N[-M] @53
vnet-bridge vlan add vid 10 dev eth0 tunnel_info id 16777216 ! 16777216 is out of range: tunnel_info takes 0..16777215 @53
vnet-bridge vlan add vid 10 dev eth0 tunnel_info id 5 untagged ! 'untagged' is about the VLAN, 'tunnel_info' about its tunnel id: say them apart @55
vnet-bridge vlan set vid 10 dev eth0 ! set what? @38
vnet-bridge vlan set vid 10 dev eth0 state frob ! state cannot be 'frob': it takes disabled|listening|learning|forwarding|blocking @44
vnet-bridge vlan set vid 10 dev eth0 mcast_router 4 ! 4 is out of range: mcast_router takes 0..3 @51
vnet-bridge vlan set dev eth0 state 1 ! which VLAN? say 'vid N' @39
vnet-bridge vlan global set vid 10 dev br0 ! set what? @44
vnet-bridge vlan global set vid 10 dev br0 mcast_snooping x ! 'x' is not a number @59
vnet-bridge vlan global frob ! vnet-bridge vlan global has no verb 'frob' @25
vnet-bridge vlan show vid 5000 ! 5000 is out of range: vid takes 1..4094 @27
vnet-bridge vni add dev eth0 ! which VNI? say 'vni N' @30
vnet-bridge vni add 5 ! which VXLAN? say 'dev NAME' @23
vnet-bridge vni add 5,x dev eth0 ! 'x' is not a number @21
vnet-bridge vni add 5, dev eth0 ! '' is not a number @21
vnet-bridge vni add 9-5 dev eth0 ! '9-5' is no range: the second number is to be larger @21
vnet-bridge vni add 16777216 dev eth0 ! 16777216 is out of range: vni takes 0..16777215 @21
vnet-bridge vni add 5 dev eth0 group 10.0.0.1 ! '10.0.0.1' is no multicast group @38
vnet-bridge vni add 5 dev eth0 remote 239.1.1.1 ! '239.1.1.1' is a multicast group @39
vnet-bridge vni add 5 dev eth0 group 239.1.1.1 remote 10.0.0.1 ! 'group' and 'remote' set the same thing @48
vnet-bridge mdb add ! which bridge? say 'dev NAME' @21
vnet-bridge mdb add dev br0 ! which port? say 'port NAME' @29
vnet-bridge mdb add dev br0 port v0 ! which group? say 'grp ADDR' @37
vnet-bridge mdb add dev br0 port v0 grp frob ! 'frob' is not an IP address @41
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.1 src fd00::1 ! 'fd00::1' and '239.1.1.1' are not of the same family @51
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent temp ! 'permanent' and 'temp' set the same thing @61
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.1 source_list 10.0.0.1 ! 'source_list' needs 'filter_mode' @51
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.1 filter_mode frob ! filter_mode cannot be 'frob': it takes exclude|include @63
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.1 source_list 10.0.0.1,x filter_mode include ! 'x' is not an IP address @63
vnet-bridge mdb get dev br0 ! which group? say 'grp ADDR' @29
vnet-bridge mdb flush ! which bridge? say 'dev NAME' @23
vnet-bridge link set ! which bridge port? say 'dev NAME' @22
vnet-bridge link set dev v0 ! set what? @29
vnet-bridge link set dev v0 hairpin perhaps ! hairpin cannot be 'perhaps': it takes on|off @37
vnet-bridge link set dev v0 cost 0 ! 0 is out of range: cost takes 1..65535 @34
vnet-bridge link set dev v0 state frob ! state cannot be 'frob': it takes disabled|listening|learning|forwarding|blocking @35
vnet-bridge link set dev v0 hwmode frob ! hwmode cannot be 'frob': it takes veb|vepa @36
vnet-bridge link set dev v0 cost 5 cost 6 ! 'cost' and 'cost' set the same thing @36
vnet-bridge addbr ! which bridge? @19
vnet-bridge addbr name-with-sixteen ! name 'name-with-sixteen' has 17 bytes, the limit is 15 @19
vnet-bridge addif br0 ! which interfaces? @23
vnet-bridge delif ! which bridge? @19
vnet-bridge delbr ! which bridge? @19
