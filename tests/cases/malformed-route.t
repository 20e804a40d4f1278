# --- routes: words, values, what belongs together ---
vnet-route frob ! has no verb 'frob' @12
vnet-route ad 10.0.0.0/8 dev eth0 ! did you mean 'add'? @12
vnet-route add ! which destination? & PREFIX or default @16
vnet-route add dev eth0 ! which destination? @25
vnet-route add 10.0.0.0/8 dev ! 'dev' needs a value @31
vnet-route add 10.0.0.0/33 dev eth0 ! wrong prefix length @16
vnet-route add 10.0.0/8 dev eth0 ! is not an IPv4 address: it has 3 bytes @16
vnet-route add 10.0.0.0/8 via 10.0.0.1/24 ! has a prefix length: via takes none @31
vnet-route add 10.0.0.0/8 via ! 'via' needs a value @31
vnet-route add 10.0.0.0/8 via inet ! 'via' needs a value @36
vnet-route add 10.0.0.0/8 via inet6 10.0.0.1 ! '10.0.0.1' is not an IPv6 address @37
vnet-route add 10.0.0.0/8 via 2001:db8::1 ! are not of one family & via inet6 ADDR @27
vnet-route add 2001:db8::/32 via 10.0.0.1 ! are not of one family @30
vnet-route add 10.0.0.0/8 dev eth0 src 2001:db8::1 ! '2001:db8::1' is not an IPv4 address @36
vnet-route -6 add 10.0.0.0/8 dev eth0 ! -6 asks for IPv6 @19
vnet-route add 10.0.0.0/8 dev eth0 dev br0 ! set the same thing @36
vnet-route add 10.0.0.0/8 via 10.0.0.1 via 10.0.0.2 ! 'via' and 'via' set the same thing @40
vnet-route add 10.0.0.0/8 10.1.0.0/16 dev eth0 ! unknown word '10.1.0.0/16' @27
vnet-route add blackhole throw 10.0.0.0/8 ! 'blackhole' and 'throw' set the same thing @26
vnet-route add 10.0.0.0/8 dev eth0 metricc 5 ! did you mean 'metric'? @36
vnet-route add 10.0.0.0/8 dev eth0 metric -1 ! is not a number @43
vnet-route add 10.0.0.0/8 dev eth0 metric 4294967296 ! 0..4294967295 @43
vnet-route add 10.0.0.0/8 dev eth0 table frob ! there is no table 'frob' & rt_tables @42
vnet-route add 10.0.0.0/8 dev eth0 table all ! there is no table 'all' @42
vnet-route add 10.0.0.0/8 dev eth0 table 5 vrf br0 ! set the same thing @44
vnet-route add 10.0.0.0/8 dev eth0 proto frob ! there is no proto 'frob' & rt_protos @42
vnet-route add 10.0.0.0/8 dev eth0 proto 256 ! 0..255 @42
vnet-route add 10.0.0.0/8 dev eth0 scope frob ! there is no scope 'frob' @42
vnet-route add 10.0.0.0/8 dev eth0 tos 0x100 ! 0..255 @40
vnet-route add 10.0.0.0/8 dev eth0 realms a/b ! there is no realm 'a' @43
vnet-route add 10.0.0.0/8 dev eth0 realms 1/65536 ! 0..65535 @43
vnet-route add 10.0.0.0/8 dev eth0 mtu lock ! 'mtu' needs a value @45
vnet-route add 10.0.0.0/8 dev eth0 mtu large ! 'large' is not a number @40
vnet-route add 10.0.0.0/8 dev eth0 mtu 1400 mtu 1500 ! 'mtu' and 'mtu' set the same thing @45
vnet-route add 10.0.0.0/8 dev eth0 hoplimit 256 ! 0..255 @45
vnet-route add 10.0.0.0/8 dev eth0 quickack 2 ! 0..1 @45
vnet-route add 10.0.0.0/8 dev eth0 quickack lock ! 'lock' is not a number @45
vnet-route add 10.0.0.0/8 dev eth0 rtt 5h ! '5h' is no time & 30ms @40
vnet-route add 10.0.0.0/8 dev eth0 rtt .5s ! is no time @40
vnet-route add 10.0.0.0/8 dev eth0 rto_min 99999999999 ! is no time @44
vnet-route add 10.0.0.0/8 dev eth0 rto_min 4294968s ! is too long @44
vnet-route add 10.0.0.0/8 dev eth0 features frob ! features cannot be 'frob': it takes ecn @45
vnet-route add 10.0.0.0/8 dev eth0 congctl averyveryverylongname ! cannot name a congestion control @44
vnet-route add 2001:db8::/32 dev eth0 pref best ! low|medium|high @44
vnet-route add 10.0.0.0/8 dev eth0 ttl-propagate on ! disabled|enabled @50
vnet-route add 10.0.0.0/8 nhid 5 dev eth0 ! 'dev' and 'nhid' exclude each other @27
vnet-route add 10.0.0.0/8 nhid x ! is not a number @32
vnet-route add 10.0.0.0/8 nexthop ! 'nexthop' needs 'via' or 'dev' @35
vnet-route add 10.0.0.0/8 nexthop metric 5 ! 'nexthop' needs 'via' or 'dev' @35
vnet-route add 10.0.0.0/8 nexthop dev eth0 weight 0 ! 1..256 @51
vnet-route add 10.0.0.0/8 nexthop dev eth0 weight 257 ! 1..256 @51
vnet-route add 10.0.0.0/8 nexthop dev eth0 dev br0 ! set the same thing @44
vnet-route add 10.0.0.0/8 nexthop via 2001:db8::1 ! are not of one family @35
vnet-route add 10.0.0.0/8 via 10.0.0.1 nexthop dev eth0 ! exclude each other @40
vnet-route add 10.0.0.0/8 nexthop dev eth0 frob ! unknown word 'frob' @44
vnet-route add 10.0.0.0/8 as 100 ! only MPLS routes swap labels & -M @27
vnet-route -M add 1048576 via inet 10.0.0.1 ! is no stack of MPLS labels @19
vnet-route -M add 100 as to 1/x via inet 10.0.0.1 ! is no stack of MPLS labels @29
vnet-route add 10.0.0.0/8 dev eth0 encap ! 'encap' needs a value @42
vnet-route add 10.0.0.0/8 dev eth0 encap gre ! mpls|ip|ip6|seg6 @42
vnet-route add 10.0.0.0/8 dev eth0 encap rpl segs 2001:db8::1 ! encap rpl can be shown, but not set @42
vnet-route add 10.0.0.0/8 dev eth0 encap seg6local action End ! encap seg6local can be shown @42
vnet-route add 10.0.0.0/8 dev eth0 encap ip ! encap ip needs more words & say 'id' @45
vnet-route add 10.0.0.0/8 encap ip dev eth0 ! encap ip needs more words @36
vnet-route add 10.0.0.0/8 dev eth0 encap mpls ! encap mpls needs more words @47
vnet-route add 10.0.0.0/8 dev eth0 encap mpls x ! is no stack of MPLS labels @47
vnet-route add 10.0.0.0/8 dev eth0 encap mpls 16 ttl 0 ! 1..255 @54
vnet-route add 10.0.0.0/8 dev eth0 encap ip id x ! is not a number @48
vnet-route add 10.0.0.0/8 dev eth0 encap ip dst 2001:db8::1 ! '2001:db8::1' is not an IPv4 address @49
vnet-route add 10.0.0.0/8 dev eth0 encap ip6 dst 10.0.0.1 ! '10.0.0.1' is not an IPv6 address @50
vnet-route add 10.0.0.0/8 dev eth0 encap ip dst 10.0.0.1 key key ! set the same thing @62
vnet-route add 10.0.0.0/8 dev eth0 encap ip dst 10.0.0.1 ttl 256 ! 0..255 @62
vnet-route add 2001:db8::/32 dev eth0 encap seg6 mode encap ! encap seg6 needs 'segs' @39
vnet-route add 2001:db8::/32 dev eth0 encap seg6 segs 2001:db8::1 ! encap seg6 needs 'mode' @39
vnet-route add 2001:db8::/32 dev eth0 encap seg6 mode frob segs 2001:db8::1 ! mode cannot be 'frob' @55
vnet-route add 2001:db8::/32 dev eth0 encap seg6 mode encap segs 10.0.0.1 ! '10.0.0.1' is not an IPv6 address @66
vnet-route add 10.0.0.0/8 dev eth0 encap ip dst 10.0.0.1 geneve_opts 1:2 ! 4 to 128 bytes @70
vnet-route add 10.0.0.0/8 dev eth0 encap ip dst 10.0.0.1 vxlan_opts x ! 'x' is no number @69
vnet-route add 10.0.0.0/8 dev eth0 encap ip dst 10.0.0.1 erspan_opts 3 ! '3' is no number 0..2 @70
vnet-route flush ! flush which routes? & flush table main @18
vnet-route show frob ! 'frob' is not an IP address @17
vnet-route show table frob ! there is no table 'frob' @23
vnet-route show proto frob ! there is no proto 'frob' @23
vnet-route show type frob ! type cannot be 'frob' @22
vnet-route show root ! 'root' needs a value @22
vnet-route show to match ! 'to' needs a value @26
vnet-route show root 10.0.0.0/8 root 10.0.0.0/9 ! set the same thing @33
vnet-route show 10.0.0.0/8 match 10.0.0.0/9 ! set the same thing @28
vnet-route get ! the route to which address? @16
vnet-route get 10.0.0.0/8 ! a packet goes to one address @16
vnet-route get 10.0.0.1 sport 65536 ! 0..65535 @31
vnet-route get 10.0.0.1 ipproto frob ! there is no IP protocol 'frob' @33
vnet-route get 10.0.0.1 flowlabel 0x100000 ! 0..1048575 @35
vnet-route get 10.0.0.1 oif eth0 vrf br0 ! set the same thing @34

# --- rules ---
vnet-rule add ! which rule? @15
vnet-rule del ! which rule? @15
vnet-rule add from ! 'from' needs a value @20
vnet-rule add from 10.0.0.0/8 to 2001:db8::1 ! '2001:db8::1' is not an IPv4 address @31
vnet-rule -4 add from 2001:db8::1 ! -4 asks for IPv4 @23
vnet-rule add fwmark 5/x ! 'x' is not a number @22
vnet-rule add fwmark x/5 ! 'x' is not a number @22
vnet-rule add table 5 table 6 ! set the same thing @23
vnet-rule add table frob ! there is no table 'frob' @21
vnet-rule add from 10.0.0.0/8 lookup 5 l3mdev ! exclude each other @40
vnet-rule add goto 5 blackhole ! exclude each other @22
vnet-rule add goto 5 table 7 ! exclude each other @15
vnet-rule add blackhole prohibit ! set the same thing @25
vnet-rule add type frob ! type cannot be 'frob' @20
vnet-rule add uidrange 5-x ! is not a number @24
vnet-rule add uidrange 6-5 ! 6-5 @24
vnet-rule add sport 0 table 5 ! 1..65534 @21
vnet-rule add dport 10-65535 table 5 ! 1..65534 @21
vnet-rule add ipproto frob ! there is no IP protocol 'frob' @23
vnet-rule add iif averyverylongname0 table 5 ! the limit is 15 @19
vnet-rule add suppress_prefixlength -1 ! is not a number @37
vnet-rule add suppress_ifgroup frob ! there is no group 'frob' @32
vnet-rule add dscp 64 ! 0..63 @20
vnet-rule add priority 5 pref 6 ! set the same thing @26
vnet-rule show frob ! unknown word 'frob' @16
vnet-rule flush pref x ! is not a number @22

# --- next hops ---
vnet-nexthop add ! where to? @18
vnet-nexthop add id 5 ! where to? & 'via ADDR dev IF' @23
vnet-nexthop add id 0x dev eth0 ! is not a number @21
vnet-nexthop add id 5 dev eth0 blackhole ! exclude each other @32
vnet-nexthop add id 5 group 1 dev eth0 ! exclude each other @23
vnet-nexthop add id 5 group 1,0 ! is no member of a group @29
vnet-nexthop add id 5 group 1,257 ! is no member of a group @29
vnet-nexthop add id 5 group 0 ! is no member of a group @29
vnet-nexthop add id 5 group 1//2 ! is no member of a group @29
vnet-nexthop add id 5 type resilient dev eth0 ! 'type' needs 'group' @23
vnet-nexthop add id 5 group 1 type frob ! resilient|mpath @36
vnet-nexthop add id 5 group 1 buckets 5 ! 'buckets' needs 'type' @31
vnet-nexthop add id 5 group 1 type mpath buckets 5 ! 'buckets' needs 'type resilient' @42
vnet-nexthop add id 5 group 1 type resilient buckets 65536 ! 1..65535 @54
vnet-nexthop add id 5 group 1 type resilient idle_timer 42949673 ! 0..42949672 @57
vnet-nexthop add id 5 dev eth0 onlink ! 'onlink' needs 'via' @32
vnet-nexthop add id 5 via 10.0.0.1 via 10.0.0.2 dev eth0 ! set the same thing @36
vnet-nexthop del ! which next hop? @18
vnet-nexthop del id 0 ! 1..4294967295 @21
vnet-nexthop get ! which next hop? @18
vnet-nexthop ensure dev eth0 ! which next hop? & 'id N' @30
vnet-nexthop show proto frob ! there is no proto 'frob' @25
vnet-nexthop bucket get id 5 ! which bucket? @30
vnet-nexthop bucket get index 5 ! of which group? @33
vnet-nexthop bucket frob ! has no verb 'frob' @21
