# SPDX-License-Identifier: GPL-2.0-or-later
# Malformed commands: WORDS ! TEXT [& TEXT ...] @COLUMN. Each gives exit status 1 and one
# message that holds each TEXT, with the caret at COLUMN of the command as it is drawn, and
# nothing is sent. Quoting: '...' holds a word together, \n is a newline.

# --- words nobody knows, and what is missing ---------------------------------------------
vnet-link frobnicate ! has no verb 'frobnicate' @11
vnet-link ad v0 ! has no verb 'ad' & did you mean 'add'? @11
vnet-link shw ! did you mean 'show'? @11
vnet-link '' ! has no verb '' @11
vnet-addr ad 192.0.2.1/24 dev eth0 ! did you mean 'add'? @11
vnet-addr frob ! has no verb 'frob' @11
vnet-ns frob ! has no verb 'frob' @9
vnet-ns exce a true ! did you mean 'exec'? @9
vnet-link -x show ! unknown option '-x' @11
vnet-link --jsonn show ! unknown option '--jsonn' & did you mean 'json'? @11
vnet-link -jj show ! unknown option @11
vnet-link -c=sometimes show ! color cannot be 'sometimes' @11
vnet-link -f inet7 show ! family cannot be 'inet7' @14
vnet-link -f ! '-f' needs a value @14
vnet-link -n ! '-n' needs a value @14
vnet-addr -f ax25 show ! inet|inet6 @14
vnet-ns --frob list ! unknown option @9
vnet-link add v0 frob type dummy ! unknown word 'frob' after 'v0' @18
vnet-link add v0 type dummy frob ! unknown word 'frob' after 'dummy' @29
vnet-link add v0 mtuu 1500 type dummy ! did you mean 'mtu'? @18
vnet-link add v0 type vlan iid 5 ! unknown word 'iid' @28
vnet-link add link eth0 v0 type vlan protocl 802.1Q id 5 ! did you mean 'protocol'? @38
vnet-link add v0 type bridge stp_stat 1 ! did you mean 'stp_state'? @30
vnet-link set v0 masterr br0 ! did you mean 'master'? @18
vnet-link set v0 '' ! empty word after 'v0' @18
vnet-link add v0 type dummy '' ! empty word after 'dummy' @29
vnet-link show eth0 br0 ! unknown word 'br0' @21
vnet-link save eth0 br0 ! unknown word 'br0' @21
vnet-link show mastr br0 ! unknown word 'br0' @22
vnet-link del v0 v/1 ! cannot contain '/' @18
vnet-addr add 192.0.2.1/24 dev eth0 frob ! unknown word 'frob' @37
vnet-addr add 192.0.2.1/24 dev eth0 scop link ! did you mean 'scope'? @37
vnet-addr add 192.0.2.1/24 192.0.2.2/24 dev eth0 ! unknown word '192.0.2.2/24' @28
vnet-link add ! type KIND @15
vnet-link add v0 ! needs 'type KIND' @18
vnet-link add v0 type ! 'type' needs a value @23
vnet-link add v0 mtu ! 'mtu' needs a value @22
vnet-link add v0 type dummy mtu ! 'mtu' needs a value @33
vnet-link add v0 type veth peer name ! 'name' needs a value @38
vnet-link add v0 type veth peer netns ! 'netns' needs a value @39
vnet-link add v0 type '' ! cannot be a kind @23
vnet-link add v0 type aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ! cannot be a kind @23
vnet-link add v0 type bridge_slave ! needs 'type KIND' @18
vnet-link replace v0 ! needs 'type KIND' @22
vnet-link ensure v0 type bridge_slave cost 4 ! what an interface is as a port (bridge_slave) @21
vnet-link ensure type dummy ! needs its name @29
vnet-link set ! which interface? @15
vnet-link set up mtu ! 'mtu' needs a value @22
vnet-link del ! which interface? @15
vnet-link set v0 master ! 'master' needs a value @25
vnet-link set v0 address ! 'address' needs a value @26
vnet-link set v0 arp ! 'arp' needs a value @22
vnet-link wait ! which interface? @16
vnet-link wait v0 ! wait for what? @19
vnet-link wait v0 up timeout ! 'timeout' needs a value @30
vnet-link property ! say 'add' or 'del' @20
vnet-link property add ! which interface? @24
vnet-link property add dev v0 ! altname @31
vnet-link property add dev v0 altname ! 'altname' needs a value @39
vnet-link set v0 inet ! 'inet' needs a value @23
vnet-link set v0 inet frob ! 'inet' cannot be 'frob' @23
vnet-link set v0 inet up ! 'inet' cannot be 'up' @23
vnet-link set v0 inet forwarding ! 'forwarding' needs a value @34
vnet-link set v0 inet forwarding 2 ! it takes on|off @34
vnet-link set v0 inet rp_filter strict ! 'strict' is not a number @33
vnet-link set v0 inet forwarding on forwarding off ! set the same thing @37
vnet-link set v0 inet forwarding on mtu 1400 inet tag 1 ! 'inet' and 'inet' @46
vnet-link set v0 addrgenmode none addrgenmode eui64 ! set the same thing @35
vnet-link set v0 vf 0 mac 02:00:00:00:00:01 ! 'vf' is not done here & use ip link @18
vnet-link set v0 xdp off ! 'xdp' is not done here & use ip link @18
vnet-link set v0 xdpgeneric object x.o ! 'xdpgeneric' is not done here @18
vnet-link property dev v0 altname x ! say 'add' or 'del' @37
vnet-link help frob ! there is no help on 'frob' @16
vnet-addr add ! which address? @15
vnet-addr add 192.0.2.1/24 ! which interface? @28
vnet-addr add 192.0.2.1/24 dev ! 'dev' needs a value @32
vnet-addr add dev eth0 ! which address? @24
vnet-addr del 192.0.2.1/24 ! which interface? @28
vnet-addr add 192.0.2.1/24 dev eth0 peer ! 'peer' needs a value @42
vnet-addr flush ! flush which @17
vnet-addr wait ! which interface? @16
vnet-addr show up dev ! 'dev' needs a value @23
vnet-ns add ! needs a NAME @13
vnet-ns del ! needs a NAME @13
vnet-ns exec ! needs a @14
vnet-ns exec a ! needs a @16
vnet-ns attach ! needs a NAME @16
vnet-ns attach a ! needs a PID @18
vnet-ns set ! needs a NAME @13
vnet-ns set a ! needs an NSID @15
vnet-ns pids ! needs a @14
# --- said twice, or against each other ------------------------------------------------------
vnet-link set v0 up down ! 'up' and 'down' set the same thing @21
vnet-link set v0 up up ! set the same thing @21
vnet-link set v0 mtu 1 mtu 2 ! 'mtu' and 'mtu' set the same thing @24
vnet-link set v0 master br0 nomaster ! 'master' and 'nomaster' set the same thing @29
vnet-link set v0 nomaster master br0 ! 'nomaster' and 'master' @27
vnet-link set v0 arp on arp off ! 'arp' and 'arp' @25
vnet-link set v0 address 2:0:0:0:0:1 lladdr 2:0:0:0:0:2 ! 'address' and 'lladdr' @38
vnet-link add v0 name v1 type dummy ! set the same thing @18
vnet-link add name v0 dev v1 type dummy ! 'name' and 'dev' @23
vnet-link add v0 type dummy type bridge ! 'type' and 'type' @29
vnet-link add link eth0 link br0 v0 type vlan id 5 ! 'link' and 'link' @25
vnet-link add link eth0 v0 type vlan id 5 id 6 ! 'id' and 'id' @43
vnet-link add link eth0 v0 type vlan id 5 gvrp on gvrp off ! 'gvrp' and 'gvrp' @51
vnet-link add v0 type veth peer name v1 name v2 ! 'name' and 'name' @41
vnet-link add v0 type veth peer v1 v2 ! unknown word 'v2' @36
vnet-link add v0 type bridge stp_state 1 stp_state 0 ! set the same thing @42
vnet-link add v0 type veth peer name v1 type dummy ! 'type' @41
vnet-link add v0 type veth peer type dummy ! unknown word 'dummy' @38
vnet-link add v0 type veth peer name v1 peer name v2 ! unknown word 'peer' @41
vnet-link wait v0 up gone ! 'up' and 'gone' @22
vnet-link show eth0 up down ! 'up' and 'down' @24
vnet-link show up down ! 'up' and 'down' set the same thing @19
vnet-link show down up ! 'down' and 'up' @21
vnet-link show master br0 nomaster ! 'master' and 'nomaster' @27
vnet-link show nomaster vrf br0 ! 'nomaster' and 'vrf' @25
vnet-link show type vlan type veth ! 'type' and 'type' @26
vnet-link show group 1 group 2 ! 'group' and 'group' @24
vnet-addr show permanent dynamic ! 'permanent' and 'dynamic' @26
vnet-addr show dev eth0 secondary primary ! 'secondary' and 'primary' @35
vnet-addr show tentative -tentative ! 'tentative' and '-tentative' @26
vnet-addr flush up down ! 'up' and 'down' @20
vnet-addr show to 192.0.2.0/24 to 198.51.100.0/24 ! 'to' and 'to' @32
vnet-link property add dev v0 del altname x ! 'add' and 'del' @31
vnet-link set dev v0 dev eth0 up ! 'dev' and 'dev' @22
vnet-addr add 192.0.2.1/24 dev eth0 dev br0 ! 'dev' and 'dev' @37
vnet-addr add 192.0.2.1/24 local 192.0.2.2/24 dev eth0 ! @28
vnet-addr add 192.0.2.1/24 dev eth0 brd + broadcast - ! 'brd' and 'broadcast' @43
vnet-addr add 192.0.2.1/24 dev eth0 scope link scope host ! 'scope' and 'scope' @48
vnet-ns add a b ! 'b' @15
vnet-ns add a up up ! 'up' @18
vnet-ns attach a 1 2 ! '2' @20
vnet-ns set a 1 2 ! '2' @17
# --- numbers -------------------------------------------------------------------------------------
vnet-link add link eth0 v0 type vlan id 0 ! 1..4094 @41
vnet-link add link eth0 v0 type vlan id 4095 ! 1..4094 @41
vnet-link add link eth0 v0 type vlan id 4096 ! 1..4094 @41
vnet-link add link eth0 v0 type vlan id 65546 ! 1..4094 @41
vnet-link add link eth0 v0 type vlan id -1 ! '-1' is not a number & 1..4094 @41
vnet-link add link eth0 v0 type vlan id '' ! '' is not a number @41
vnet-link add link eth0 v0 type vlan id 5x ! '5x' is not a number @41
vnet-link add link eth0 v0 type vlan id 0x ! '0x' is not a number @41
vnet-link add link eth0 v0 type vlan id 18446744073709551617 ! out of range @41
vnet-link add link eth0 v0 type vlan id ! 'id' needs a value @41
vnet-link add link eth0 v0 type vlan ! needs 'id' @38
vnet-link add v0 type vlan id 5 ! needs 'link DEV' @18
vnet-link add v0 type macvlan mode bridge ! needs 'link DEV' @18
vnet-link add v0 type macvtap ! needs 'link DEV' @18
vnet-link set v0 mtu 15x0 ! '15x0' is not a number @22
vnet-link set v0 mtu -1 ! '-1' is not a number @22
vnet-link set v0 mtu '1 ' ! is not a number @22
vnet-link set v0 mtu 4294967296 ! out of range @22
vnet-link set v0 mtu 0b1 ! is not a number @22
vnet-link set v0 txqueuelen 1e3 ! is not a number @29
vnet-link set v0 numtxqueues 0 ! out of range @30
vnet-link add v0 index 0 type dummy ! out of range @24
vnet-link add v0 index 2147483648 type dummy ! out of range @24
vnet-link add v0 link-netnsid 2147483648 type dummy ! 0..2147483647 @31
vnet-link add v0 type bridge stp_state 2 ! 0..1 @40
vnet-link add v0 type bridge priority 65536 ! 0..65535 @39
vnet-link add v0 type bridge mcast_igmp_version 1 ! 2..3 @49
vnet-link add v0 type bridge vlan_default_pvid 4095 ! 0..4094 @48
vnet-link set v0 type bridge_slave cost 0 ! 1..65535 @41
vnet-link set v0 type bridge_slave state 5 ! out of range @42
vnet-link set v0 type bridge_slave state frob ! it takes disabled|listening @42
vnet-link set v0 type bridge_slave priority 64 ! 0..63 @45
vnet-link set v0 protodown_reason 32 on ! 0..31 @35
vnet-link set v0 group 4294967296 ! out of range @24
vnet-link set v0 group frob ! there is no group 'frob' @24
vnet-link wait v0 up timeout 1000001 ! 0..1000000 @30
vnet-link wait v0 up timeout 1s ! is not a number @30
vnet-addr add 192.0.2.1/24 dev eth0 metric x ! is not a number @44
vnet-addr add 192.0.2.1/24 dev eth0 valid_lft 0 ! out of range @47
vnet-addr add 192.0.2.1/24 dev eth0 valid_lft 10sec ! is not a number @47
vnet-addr add 192.0.2.1/24 dev eth0 valid_lft 10 preferred_lft 20 ! longer than valid_lft @50
vnet-addr add 192.0.2.1/24 dev eth0 scope 256 ! out of range @43
vnet-addr add 192.0.2.1/24 dev eth0 scope frob ! there is no scope 'frob' @43
vnet-addr add 192.0.2.1/24 dev eth0 proto frob ! there is no proto 'frob' @43
vnet-ns set a -2 ! is no NSID @15
vnet-ns set a 2147483648 ! is no NSID @15
vnet-ns set a 1x ! is no NSID @15
vnet-ns list-id nsid x ! @22
vnet-ns list-id target-nsid ! @29
vnet-ns identify 0 ! @18
# --- on and off, names of values -------------------------------------------------------------------
vnet-link set v0 arp maybe ! arp cannot be 'maybe': it takes on|off @22
vnet-link set v0 multicast yes ! it takes on|off @28
vnet-link set v0 carrier 2 ! it takes on|off @26
vnet-link set v0 promisc '' ! it takes on|off @26
vnet-link add v0 type bridge vlan_filtering 2 ! it takes @45
vnet-link set v0 type bridge_slave hairpin ON ! it takes on|off @44
vnet-link set v0 state upp ! state cannot be 'upp' & did you mean 'up'? @24
vnet-link set v0 mode sleepy ! it takes default|dormant @23
vnet-link set v0 addrgenmode eui ! addrgenmode cannot be 'eui' @30
vnet-link add link eth0 v0 type vlan protocol 802.1X id 5 ! protocol cannot be '802.1X' @47
vnet-link add link eth0 v0 type macvlan mode brigde ! did you mean 'bridge'? @46
vnet-link add link eth0 v0 type macvlan mode bridge macaddr add 2:0:0:0:0:1 ! need 'mode source' @53
vnet-link add link eth0 v0 type macvlan nopromisc mode bridge ! needs 'mode passthru' @41
vnet-link add link eth0 v0 type macvlan mode source macaddr frob ! it takes add|del|set|flush @61
vnet-link add link eth0 v0 type macvlan mode source macaddr add 2:0:0:0:0 ! is not a MAC address @65
vnet-link add link eth0 v0 type macvlan mode source macaddr set 2:0:0:0:0:1 frob ! is not a MAC address @77
vnet-link add link eth0 v0 type macvlan mode source macaddr ! needs a value @61
vnet-link add link eth0 v0 type macvlan mode source macaddr add ! needs a value @65
vnet-link add link eth0 v0 type vlan id 5 egress 1 ! is not FROM:TO @50
vnet-link add link eth0 v0 type vlan id 5 egress 1:x ! is not FROM:TO @50
vnet-link add link eth0 v0 type vlan id 5 egress 1:2 3:x ! @54
vnet-link add link eth0 v0 type vlan id 5 ingress 4294967296:1 ! is not FROM:TO @51
# --- MAC addresses ------------------------------------------------------------------------------------
vnet-link set v0 address 02:00:00:00:00:0g ! is not a MAC address @26
vnet-link set v0 address 02:00:00:00:00:100 ! is not a MAC address @26
vnet-link set v0 address 02:00:00:00:00 ! is not a MAC address @26
vnet-link set v0 address 02:00:00:00:00:01:02 ! is not a MAC address @26
vnet-link set v0 address 02-00-00-00-00-01 ! is not a MAC address @26
vnet-link set v0 address 020000000001 ! is not a MAC address @26
vnet-link set v0 address 02::01 ! is not a MAC address @26
vnet-link set v0 address '' ! is not a MAC address @26
vnet-link set v0 address 02:00:00:00:00:01: ! is not a MAC address @26
vnet-link set v0 broadcast ff:ff:ff:ff:ff:fx ! is not a MAC address @28
vnet-link add v0 type bridge group_address 1:80:c2 ! is not a MAC address @44
# --- names of interfaces ----------------------------------------------------------------------------------
vnet-link add a/b type dummy ! cannot contain '/' @15
vnet-link add dev .. type dummy ! '..' cannot name an interface @19
vnet-link add dev . type dummy ! '.' cannot name an interface @19
vnet-link add 1234567890123456 type dummy ! has 16 bytes, the limit is 15 & altname @15
vnet-link add v%d type dummy ! cannot contain '%' @15
vnet-link add 'a b' type dummy ! cannot contain ' ' @15
vnet-link add dev '' type dummy ! cannot be empty @19
vnet-link add '' type dummy ! cannot be empty @15
vnet-link add a:b type dummy ! cannot contain ':' @15
vnet-link add a\nb type dummy ! cannot contain '\x0a' @15
vnet-link add v0 type veth peer name a/b ! cannot contain '/' @38
vnet-link add v0 type veth peer 1234567890123456 ! has 16 bytes @33
vnet-link add v0 type veth peer name '' ! cannot be empty @38
vnet-link set v0 name v/1 ! cannot contain '/' @23
vnet-link set v0 name '' ! cannot be empty @23
vnet-link set v0 master a/b ! cannot contain '/' @25
vnet-link set v0 master '' ! 1 to 127 bytes @25
vnet-link add link '' v0 type vlan id 5 ! 1 to 127 bytes @20
vnet-link property add dev v0 altname a/b ! cannot contain '/' @39
vnet-link property add dev v0 altname '' ! 1 to 127 bytes @39
vnet-link property add dev v0 altname good 'b d' ! blank @44
vnet-link show a/b ! @16
vnet-addr add 192.0.2.1/24 dev a/b ! cannot contain '/' @32
vnet-addr add 192.0.2.1/24 dev eth0 label 1234567890123456 ! 16 bytes @43
# --- namespaces --------------------------------------------------------------------------------------------
vnet-ns add .. ! it is a directory @13
vnet-ns add . ! it is a directory @13
vnet-ns add a/b ! contains a '/' @13
vnet-ns add /run/netns/a ! contains a '/' @13
vnet-ns add ../a ! contains a '/' @13
vnet-ns add '' ! cannot be empty @13
vnet-ns add -- -x ! @16
vnet-ns add a\nb ! control byte @13
vnet-ns del ../a ! contains a '/' @13
vnet-ns del .. ! it is a directory @13
vnet-ns del '' ! cannot be empty @13
vnet-ns del nobody ! there is no namespace 'nobody' @13
vnet-ns exec nobody true ! there is no namespace 'nobody' @14
vnet-ns exec .. true ! it is a directory @14
vnet-ns exec /nonexistent/ns true ! there is no file @14
vnet-ns attach a/b 1 ! contains a '/' @16
vnet-ns attach a x ! @18
vnet-ns pids nobody ! there is no namespace @14
vnet-ns set nobody 1 ! there is no namespace @13
vnet-link -n .. show ! it is a directory @14
vnet-link -n '' show ! cannot be empty @14
vnet-link -n nobody show ! there is no namespace 'nobody' @14
vnet-link -n /nonexistent/ns show ! there is no file @14
vnet-link -n pid:0 show ! is no process number @14
vnet-link -n pid:x show ! is no process number @14
vnet-link add v0 netns .. type dummy ! it is a directory @24
vnet-link add v0 netns '' type dummy ! cannot be empty @24
vnet-link add v0 netns nobody type dummy ! there is no namespace 'nobody' @24
vnet-link add v0 netns ../a type dummy ! there is no file @24
vnet-link add v0 type veth peer netns nobody ! there is no namespace 'nobody' @39
vnet-link add v0 type veth peer netns . ! it is a directory @39
vnet-addr -n nobody show ! there is no namespace 'nobody' @14
# --- IP addresses ----------------------------------------------------------------------------------------------
vnet-addr add 192.0.2.1/33 dev eth0 ! wrong prefix length & 0..32 @15
vnet-addr add 2001:db8::1/129 dev eth0 ! wrong prefix length & 0..128 @15
vnet-addr add 192.0.2.1/-1 dev eth0 ! wrong prefix length @15
vnet-addr add 192.0.2.1/ dev eth0 ! wrong prefix length @15
vnet-addr add 192.0.2.1/24x dev eth0 ! wrong prefix length @15
vnet-addr add 192.0.2.1/0x18 dev eth0 ! wrong prefix length @15
vnet-addr add 192.0.2.1/255.0.255.0 dev eth0 ! wrong prefix length @15
vnet-addr add 192.0.2.256/24 dev eth0 ! more than 255 @15
vnet-addr add 192.0.2/24 dev eth0 ! it has 3 bytes, not 4 @15
vnet-addr add 192.0.2.1.1/24 dev eth0 ! it has 5 bytes, not 4 @15
vnet-addr add 192.0.2.01/24 dev eth0 ! leading zero @15
vnet-addr add 2001:db8::1::2/64 dev eth0 ! is not an IPv6 address @15
vnet-addr add fe80::1%eth0/64 dev eth0 ! dev NAME @15
vnet-addr add local frob dev eth0 ! is not an IP address @21
vnet-addr add local '' dev eth0 ! is not an IP address @21
vnet-addr -4 add 2001:db8::1/64 dev eth0 ! asks for IPv4 @18
vnet-addr -6 add 192.0.2.1/24 dev eth0 ! asks for IPv6 @18
vnet-addr add 192.0.2.1/24 peer 2001:db8::1 dev eth0 ! not of the same family @28
vnet-addr add 2001:db8::1/64 peer 192.0.2.1 dev eth0 ! not of the same family @30
vnet-addr add 2001:db8::1/64 brd + dev eth0 ! IPv6 addresses have no 'broadcast' @30
vnet-addr add 192.0.2.1/24 brd 2001:db8::1 dev eth0 ! broadcast address is an IPv4 one @28
vnet-addr add 192.0.2.1/24 brd 192.0.2.255/24 dev eth0 ! has a prefix length @32
vnet-addr add 2001:db8::1/64 label x dev eth0 ! IPv6 addresses have no 'label' @30
vnet-addr add 192.0.2.1/24 dev eth0 home ! IPv4 addresses have no 'home' @37
vnet-addr add 192.0.2.1/24 dev eth0 optimistic ! IPv4 addresses have no 'optimistic' @37
vnet-addr show to 192.0.2.0/33 ! wrong prefix length @19
vnet-addr wait eth0 tentative come ! it takes gone @31
